/**
 * The terms of the program, without any library: digits, networks, training, data and the ports.
 */
@NullMarked
package org.digitstudio.domain;

import org.jspecify.annotations.NullMarked;
