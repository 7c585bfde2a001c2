/** What is shipped to run Davylamp with: the manifests. */
@NullMarked
package io.davylamp.deploy;

import org.jspecify.annotations.NullMarked;
