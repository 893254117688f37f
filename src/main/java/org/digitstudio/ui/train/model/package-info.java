/** State and logic of the Train page; knows no control. */
@NullMarked
package org.digitstudio.ui.train.model;

import org.jspecify.annotations.NullMarked;
