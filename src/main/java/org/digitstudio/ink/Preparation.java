package org.digitstudio.ink;

import org.digitstudio.domain.digit.DigitImage;

/**
 * The preparation of one digit for the network, each step as a picture. A disabled step shows the
 * result of the step before.
 *
 * @param raw the original page: white ink on black for a drawing, the original grey levels for a
 *     picture; its longer side is at most 112 pixels
 * @param cropped the inked part, white on black, longer side at most 112 pixels
 * @param scaled 28x28, with a longer side of 20 and the box centred
 * @param centred 28x28, with the centre of mass at MNIST's position
 * @param image the network's input; for a drawing redrawn with MNIST's stroke width
 */
public record Preparation(
    GreyPicture raw,
    GreyPicture cropped,
    GreyPicture scaled,
    GreyPicture centred,
    DigitImage image) {}
