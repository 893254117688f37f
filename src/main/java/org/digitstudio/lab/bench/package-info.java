/** The benchmark: speed, memory and accuracy of the engines and of other libraries. */
@NullMarked
package org.digitstudio.lab.bench;

import org.jspecify.annotations.NullMarked;
