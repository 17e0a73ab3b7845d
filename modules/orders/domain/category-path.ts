interface Category {
  readonly id: string;
  readonly parentId: string | null;
}

/** From a category to the top of the tree, itself first: an offer for 眼镜 is for 太阳镜 as well. */
export function categoryPath(categories: readonly Category[]): (id: string) => string[] {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  return (id) => {
    const path: string[] = [];
    // A ring of parents, which the console refuses, would not end.
    for (let at: string | null = id; at !== null && !path.includes(at); at = parents.get(at) ?? null)
      path.push(at);
    return path;
  };
}
