package org.digitstudio.paper.sheet;

import org.digitstudio.ink.GreyPicture;

/**
 * A box that something was written into.
 *
 * @param box which one, and what digit it asks for
 * @param picture what is in it, upright, its light evened out: dark ink on paper of 1
 * @param cut whether the ink runs out of the box
 */
public record BoxReading(SheetLayout.SheetBox box, GreyPicture picture, boolean cut) {}
