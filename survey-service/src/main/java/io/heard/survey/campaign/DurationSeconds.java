package io.heard.survey.campaign;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations are kept in whole seconds, which everybody who reads the table understands. */
@Converter
class DurationSeconds implements AttributeConverter<Duration, Long> {

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    @Override
    public @Nullable Duration convertToEntityAttribute(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
