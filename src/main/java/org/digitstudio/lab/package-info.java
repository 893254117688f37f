/** Measures models and creates test data: robustness, cross-validation, composed numbers. */
@NullMarked
package org.digitstudio.lab;

import org.jspecify.annotations.NullMarked;
