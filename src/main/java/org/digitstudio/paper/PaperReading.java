package org.digitstudio.paper;

import java.util.List;

/**
 * The numbers written on a picture.
 *
 * @param lines from top to bottom, the digits of each from left to right
 * @param doubts how sure the surest thing is that was not taken for a digit, 0 to 1
 * @param uncoveredInk the ink of digits outside of every digit found, in units of a digit's ink
 */
public record PaperReading(List<List<FoundDigit>> lines, float doubts, float uncoveredInk) {}
