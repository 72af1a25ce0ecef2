using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>A body with one flaw among harmless variants.</summary>
/// <param name="Good">The body that is varied.</param>
/// <param name="Flaw">What must be refused.</param>
/// <param name="Variants">What else differs and would be allowed.</param>
public sealed record SpoiltBody(JsonNode Good, Change Flaw, IReadOnlyList<Change> Variants)
{
    /// <summary>What is sent. The flaw comes last: no variant can undo it.</summary>
    public JsonNode? Body => Flaw.Apply(Variants.Aggregate((JsonNode?)Good, (body, variant) => variant.Apply(body)));

    /// <summary>The smallest body that still fails: every variant that does not matter is taken back.</summary>
    /// <param name="isFailing">Sends a body and tells whether it fails in the same way.</param>
    public async Task<SpoiltBody> ShrinkAsync(Func<SpoiltBody, Task<bool>> isFailing)
    {
        var smallest = this;
        foreach (var variant in Variants)
        {
            var smaller = smallest with { Variants = [.. smallest.Variants.Where(kept => kept != variant)] };
            smallest = await isFailing(smaller) ? smaller : smallest;
        }

        return smallest;
    }

    /// <summary>Flaw and variants, for a report.</summary>
    public override string ToString() => Variants.Count == 0 ? $"{Flaw}" : $"{Flaw}, with {string.Join(" and ", Variants)}";
}
