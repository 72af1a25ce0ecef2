using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>Reads one YAML 1.2 document, core schema, as the JSON it stands for.</summary>
/// <remarks>
/// Refused with line and column: a key twice or one that is not a scalar, tags beyond the core schema, numbers JSON does not have,
/// and whatever exceeds <see cref="YamlLimits"/>.
/// </remarks>
public static class YamlReader
{
    /// <summary>Reads a document that its author holds to be good, such as one embedded in an assembly.</summary>
    /// <exception cref="YamlFormatException">The document is refused.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The depth allowed is more than 900.</exception>
    public static JsonElement Read(string yaml, YamlLimits? limits = null)
    {
        limits ??= new YamlLimits();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limits.MaxDepth, 900, nameof(limits));
        if (yaml.Length > limits.MaxLength)
        {
            throw new YamlFormatException(new YamlFault(1, 1, $"The document is longer than {limits.MaxLength} characters."));
        }

        try
        {
            var output = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(output))
            {
                new YamlTranslator(LoadEvents(yaml, limits), limits, writer).Translate();
            }

            return JsonElement.Parse(output.WrittenSpan, new JsonDocumentOptions { MaxDepth = limits.MaxDepth + 1 });
        }
        catch (YamlException exception)
        {
            throw new YamlFormatException(new YamlFault(exception.Start.Line, exception.Start.Column, exception.Message));
        }
    }

    /// <summary>Reads a document that came from outside.</summary>
    public static bool TryRead(string yaml, YamlLimits? limits, out JsonElement document, [NotNullWhen(false)] out YamlFault? fault)
    {
        (document, fault) = (default, null);
        try
        {
            document = Read(yaml, limits);
            return true;
        }
        catch (YamlFormatException exception)
        {
            fault = exception.Fault;
            return false;
        }
    }

    // Events, not the library's node tree: that one is built by recursion without a bound.
    private static List<ParsingEvent> LoadEvents(string yaml, YamlLimits limits)
    {
        var events = new List<ParsingEvent>();
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            events.Add(current);

            // Stream and document count as two levels; every value may also bring an end.
            if (depth > limits.MaxDepth + 2)
            {
                throw YamlTranslator.Fault(current.Start, $"Values nest deeper than {limits.MaxDepth}.");
            }

            if (events.Count > (2L * limits.MaxNodes) + 8)
            {
                throw YamlTranslator.Fault(current.Start, $"There are more than {limits.MaxNodes} values.");
            }
        }

        return events;
    }
}
