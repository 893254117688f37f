/** What the program is about: digits, ink, networks, plans, and the ports the outer rooms fill. */
@NullMarked
package org.digitstudio.domain;

import org.jspecify.annotations.NullMarked;
