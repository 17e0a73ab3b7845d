export async function drawDemoPictures(_: {
  stateDir: string;
  report: (line: string) => void;
}): Promise<void> {}
