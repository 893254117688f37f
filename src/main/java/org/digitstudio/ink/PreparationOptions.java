package org.digitstudio.ink;

/**
 * The enabled steps of the preparation; with all of them images are prepared as MNIST's were. Steps
 * are disabled only to demonstrate their effect.
 *
 * @param crop crops to the inked part
 * @param scale scales the longer side to 20 pixels; otherwise the whole page becomes 28x28
 * @param centre moves the centre of mass to MNIST's position; otherwise the box is centred
 * @param strokeWidth draws ink with MNIST's stroke width; otherwise the pen's width is scaled like
 *     the drawing
 */
public record PreparationOptions(boolean crop, boolean scale, boolean centre, boolean strokeWidth) {
  public static final PreparationOptions ALL = new PreparationOptions(true, true, true, true);
}
