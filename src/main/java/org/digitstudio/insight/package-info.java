/** What can be learnt from a network and its answers: pure functions. */
@NullMarked
package org.digitstudio.insight;

import org.jspecify.annotations.NullMarked;
