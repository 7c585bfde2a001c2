/**
 * The command line: {@code davylamp rules check|test|explain|diff|backtest}. It works on folders of files and needs
 * neither the service nor a database. Imports anything but {@code web}.
 */
@NullMarked
package io.davylamp.command;

import org.jspecify.annotations.NullMarked;
