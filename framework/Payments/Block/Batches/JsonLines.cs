using System.Text.Json;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>One JSON object on each line.</summary>
internal sealed class JsonLines : ILineFormat
{
    public const string MediaType = "application/jsonl";

    private static readonly JsonSerializerOptions Options = Create();

    public (BatchPayment? Payment, LineFault? Fault) Read(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<BatchPayment>(line, Options) is { } payment ? (payment, null) : (null, new LineFault("", "type"));
        }
        catch (JsonException malformed)
        {
            return (null, new LineFault(malformed.Path is ['$', '.', .. var member] ? member : "", "json"));
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        JsonLimits.Apply(options);
        return options;
    }
}
