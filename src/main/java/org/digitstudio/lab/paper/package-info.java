/** Generates pictures of handwritten numbers on paper with the ground truth of every digit. */
@NullMarked
package org.digitstudio.lab.paper;

import org.jspecify.annotations.NullMarked;
