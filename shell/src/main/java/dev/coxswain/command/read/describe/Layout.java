package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** How objects of one kind are described. */
interface Layout {
    /**
     * Writes the object on the sheet.
     *
     * @throws dev.coxswain.failure.FailureException where what belongs to it cannot be read
     */
    void write(JsonNode object, Sheet sheet, Surroundings around);
}
