package org.digitstudio.domain.network;

/**
 * A detector's description, for people.
 *
 * @param name of the detector
 * @param made command that trains it again, with its seed
 * @param credits credits that its training data asks for
 * @param measured its measured accuracy, with n
 */
public record DetectorCard(String name, String made, String credits, String measured) {}
