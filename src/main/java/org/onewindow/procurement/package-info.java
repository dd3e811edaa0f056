/** Government procurement: awards, contracts and their payments, in exact money. */
package org.onewindow.procurement;
