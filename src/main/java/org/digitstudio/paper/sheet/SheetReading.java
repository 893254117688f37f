package org.digitstudio.paper.sheet;

import java.util.List;
import org.digitstudio.ink.GreyPicture;

/**
 * The contents of a filled sheet.
 *
 * @param filled the boxes with ink in them, in order
 * @param pupil the pupil's boxes, those that are filled
 */
public record SheetReading(SheetLayout layout, List<BoxReading> filled, List<GreyPicture> pupil) {}
