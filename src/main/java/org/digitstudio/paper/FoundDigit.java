package org.digitstudio.paper;

import org.digitstudio.ink.Box;

/**
 * A digit found on a picture.
 *
 * @param box around its ink, in the picture's pixels
 * @param probabilities of the ten digits; they sum to 1
 * @param score how sure it is that a digit is here, 0 to 1
 * @param ink its ink alone
 */
public record FoundDigit(Box box, float[] probabilities, float score, InkPatch ink) {}
