package dev.standfirst.post;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.standfirst.text.html.Removal;

/** Stores removals as JSON: they are read and written together, and no query looks into them. */
@Converter
public class RemovalsJson implements AttributeConverter<List<Removal>, String> {

    private static final JsonMapper JSON = new JsonMapper();

    private static final TypeReference<List<Removal>> TYPE = new TypeReference<>() {
    };

    @Override
    public String convertToDatabaseColumn(List<Removal> removals) {
        try {
            return JSON.writeValueAsString(removals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A removal is a record of texts and a number", e);
        }
    }

    @Override
    public List<Removal> convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database contains removals that the service did not write", e);
        }
    }
}
