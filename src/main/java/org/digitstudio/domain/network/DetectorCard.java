package org.digitstudio.domain.network;

/**
 * A detector's origin, in words for people.
 *
 * @param name of the detector
 * @param made how to make it again: the command with its seed
 * @param credits what its training data asks to be said
 * @param measured how well it reads, with n
 */
public record DetectorCard(String name, String made, String credits, String measured) {}
