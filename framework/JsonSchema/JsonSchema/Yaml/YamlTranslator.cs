using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>Writes the events of one document as JSON; an alias is the events of its anchor again, counted each time.</summary>
internal sealed class YamlTranslator(List<ParsingEvent> events, YamlLimits limits, Utf8JsonWriter writer)
{
    private readonly Dictionary<AnchorName, int> anchors = [];
    private int position;
    private int nodes;
    private int aliases;
    private int depth;

    public static YamlFormatException Fault(Mark mark, string message) => new(new YamlFault(mark.Line, mark.Column, message));

    public void Translate()
    {
        RegisterAnchors();
        position = events.FindIndex(entry => entry is DocumentStart) + 1;
        if (position == 0)
        {
            throw Fault(Mark.Empty, "There is no document.");
        }

        WriteNode();
        if (events.FindIndex(position, entry => entry is DocumentStart) is > 0 and var second)
        {
            throw Fault(events[second].Start, "There is more than one document.");
        }
    }

    // One anchor name for one node: YAML lets a later one hide an earlier, which no reader of a specification expects.
    private void RegisterAnchors()
    {
        for (var index = 0; index < events.Count; index++)
        {
            if (events[index] is NodeEvent { Anchor.IsEmpty: false } node && !anchors.TryAdd(node.Anchor, index))
            {
                throw Fault(node.Start, $"The anchor '{node.Anchor}' is declared twice.");
            }
        }
    }

    private void WriteNode()
    {
        var current = events[position++];
        if (++nodes > limits.MaxNodes)
        {
            throw Fault(current.Start, $"There are more than {limits.MaxNodes} values.");
        }

        if (++depth > limits.MaxDepth + 1)
        {
            throw Fault(current.Start, $"Values nest deeper than {limits.MaxDepth}.");
        }

        switch (current)
        {
            case Scalar scalar:
                YamlScalar.Write(scalar, writer);
                break;
            case SequenceStart sequence:
                WriteSequence(sequence);
                break;
            case MappingStart mapping:
                WriteMapping(mapping);
                break;
            case AnchorAlias alias:
                Follow(alias);
                break;
            default:
                throw Fault(current.Start, "A value was expected here.");
        }

        depth--;
    }

    private void Follow(AnchorAlias alias)
    {
        if (++aliases > limits.MaxAliases)
        {
            throw Fault(alias.Start, $"There are more than {limits.MaxAliases} aliases.");
        }

        if (!anchors.TryGetValue(alias.Value, out var target) || target >= position)
        {
            throw Fault(alias.Start, $"The alias '{alias.Value}' names no earlier value.");
        }

        var back = position;
        position = target;
        WriteNode();
        position = back;
    }

    private void WriteSequence(SequenceStart sequence)
    {
        YamlScalar.RefuseTag(sequence, "tag:yaml.org,2002:seq");
        writer.WriteStartArray();
        while (events[position] is not SequenceEnd)
        {
            WriteNode();
        }

        position++;
        writer.WriteEndArray();
    }

    private void WriteMapping(MappingStart mapping)
    {
        YamlScalar.RefuseTag(mapping, "tag:yaml.org,2002:map");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        while (events[position] is not MappingEnd)
        {
            var key = events[position++];
            if (key is not Scalar scalar)
            {
                throw Fault(key.Start, "A key must be a plain or quoted text.");
            }

            YamlScalar.RefuseHalfCharacters(scalar);
            if (++nodes > limits.MaxNodes || !keys.Add(scalar.Value))
            {
                throw Fault(key.Start, nodes > limits.MaxNodes ? $"There are more than {limits.MaxNodes} values." : $"The key '{scalar.Value}' appears twice.");
            }

            writer.WritePropertyName(scalar.Value);
            WriteNode();
        }

        position++;
        writer.WriteEndObject();
    }
}
