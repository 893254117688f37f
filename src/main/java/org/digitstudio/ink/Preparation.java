package org.digitstudio.ink;

import org.digitstudio.domain.digit.DigitImage;

/**
 * The way of one digit from the page to the network, each step as a picture. A step that is
 * switched off shows what the step before it left.
 *
 * @param raw the page as it was drawn or read: ink white on black for a drawing, the picture's own
 *     grey levels for a picture; its longer side is at most 112
 * @param cropped the inked part alone, white on black, longer side at most 112
 * @param scaled in 28x28 with the longer side at 20 and its box in the middle
 * @param centred the same with the centre of mass in MNIST's place
 * @param image what the network gets; for a drawing redrawn with MNIST's stroke width
 */
public record Preparation(
    GreyPicture raw,
    GreyPicture cropped,
    GreyPicture scaled,
    GreyPicture centred,
    DigitImage image) {}
