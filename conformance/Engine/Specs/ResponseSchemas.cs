using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>Judges answers by the specification of their operation. A schema that does not compile is an error of the suite, never a pass.</summary>
/// <param name="registry">The documents of the specifications.</param>
internal sealed class ResponseSchemas(SchemaRegistry registry)
{
    private readonly ConcurrentDictionary<(string Document, string Pointer, int Status), Declaration?> declarations = new();

    /// <summary>What is wrong with an answer; <see langword="null"/> when it is as specified.</summary>
    public string? Judge(ApiOperation operation, Answer answer)
    {
        if (declarations.GetOrAdd((operation.Document, operation.Pointer, answer.Status), Declared) is not { } declared)
        {
            return $"status {answer.Status}, which {operation.Id} does not declare";
        }

        if (declared.MediaTypes.Count == 0)
        {
            return answer.Body.IsEmpty ? null : $"a body with status {answer.Status}, which has none";
        }

        if (!declared.MediaTypes.TryGetValue(answer.MediaType, out var schema))
        {
            return $"media type '{answer.MediaType}' with status {answer.Status}, not {string.Join(" or ", declared.MediaTypes.Keys)}";
        }

        // A schema tells nothing of what is no JSON.
        if (!answer.MediaType.EndsWith("json", StringComparison.Ordinal))
        {
            return null;
        }

        var result = schema.Value.Validate(answer.Body);
        var errors = result.IsValid ? [] : result.Errors.Where(error => !IsMark(answer, error.Pointer)).Select(error => $"{(error.Pointer.Length == 0 ? "the body" : error.Pointer)}: {error.Message}").ToList();
        return errors.Count == 0 ? null : string.Join("; ", errors);
    }

    // A recorded answer holds a mark where a secret stood, whose form was judged when it came.
    private static bool IsMark(Answer answer, string pointer) =>
        JsonPointer.TryFollow(answer.Json, pointer, out var value) && value.ValueKind == JsonValueKind.String && RedactionMark.IsIn(value.GetString()!);

    private Declaration? Declared((string Document, string Pointer, int Status) answer)
    {
        foreach (var name in new[] { answer.Status.ToString(CultureInfo.InvariantCulture), "default" })
        {
            if (registry.TryResolve(answer.Document, $"#{answer.Pointer}/responses/{name}", out var value, out var location))
            {
                return DeclarationOf(Follow(value, location));
            }
        }

        return null;
    }

    private Declaration DeclarationOf((JsonElement Value, string Location) response)
    {
        IEnumerable<JsonProperty> content = response.Value.TryGetProperty("content", out var types) ? types.EnumerateObject() : [];
        return new Declaration(content.ToDictionary(
            type => type.Name,
            type => new Lazy<CompiledSchema>(() => registry.Compile($"{response.Location}/content/{JsonPointer.Escape(type.Name)}/schema")),
            StringComparer.Ordinal));
    }

    private (JsonElement Value, string Location) Follow(JsonElement value, string location)
    {
        while (value.TryGetProperty("$ref", out var reference))
        {
            if (!registry.TryResolve(location, reference.GetString()!, out value, out var next))
            {
                throw new InvalidOperationException($"{location} refers to {reference}, which is nowhere.");
            }

            location = next;
        }

        return (value, location);
    }

    /// <summary>What the specification says of one status of an operation.</summary>
    /// <param name="MediaTypes">The schema of each media type, in the order of the specification; none where the answer has no body.</param>
    private sealed record Declaration(IReadOnlyDictionary<string, Lazy<CompiledSchema>> MediaTypes);
}
