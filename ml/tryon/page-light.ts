import { type Color, type MeshStandardMaterial, ShaderChunk } from 'three';
import { TURN_AS_ROUGHNESS } from './turn-gloss.ts';

/** Colour of the picture's light, shared by all materials of a stage; changed in place. */
export interface LightColour {
  readonly value: Color;
}

const HEADER = 'uniform vec3 lightColour;\n';
const OUTPUT = '#include <opaque_fragment>';
const SURFACE = '#include <lights_physical_fragment>';
const TURNED_SURFACE = ShaderChunk.lights_physical_fragment.replace(
  'material.roughness += geometryRoughness',
  `material.roughness += ${TURN_AS_ROUGHNESS} * geometryRoughness`,
);
const ENCODING = '#include <colorspace_fragment>';

/**
 * Lets a material of the page shine in the picture's colour: three.js knows how bright an environment is and
 * how it is turned, but not of which colour.
 *
 * @param isAdded what only adds light is left in linear values. Light added to a display value of skin adds
 *                about three quarters of itself; encoded like a colour, the faint mirror of clear glass (0.016)
 *                came out as a veil of 23 grey levels, as it is, it adds 4.
 */
export function litInColour(material: MeshStandardMaterial, colour: LightColour, isAdded: boolean): void {
  material.onBeforeCompile = (shader) => {
    shader.uniforms['lightColour'] = colour;
    const lit = shader.fragmentShader
      .replace(OUTPUT, `outgoingLight *= lightColour;\n${OUTPUT}`)
      .replace(SURFACE, TURNED_SURFACE);
    shader.fragmentShader = HEADER + (isAdded ? lit.replace(ENCODING, '') : lit);
  };
  material.customProgramCacheKey = () => `light-colour-${isAdded}`;
}
