package org.digitstudio.ink;

/**
 * Which steps lie between a drawing and the network; all on is how MNIST was made. A step is only
 * switched off to show what it is for.
 *
 * @param crop keeps the inked part and forgets the page around it
 * @param scale makes the longer side fit 20 pixels; off, the whole page becomes 28x28
 * @param centre puts the centre of mass where MNIST has it; off, the box's centre stands in the
 *     middle
 * @param strokeWidth draws ink with MNIST's stroke width; off, with the pen's own, shrunk like the
 *     rest
 */
public record PreparationOptions(boolean crop, boolean scale, boolean centre, boolean strokeWidth) {
  public static final PreparationOptions ALL = new PreparationOptions(true, true, true, true);
}
