using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Bodies with one flaw each, among variations of everything else: every flaw meets every variant of every other member.</summary>
public static class SpoiltBodies
{
    /// <summary>Generates them; the same for the same chance.</summary>
    /// <param name="body">A good body.</param>
    /// <param name="variations">How it can be varied.</param>
    /// <param name="random">Chance.</param>
    public static IEnumerable<SpoiltBody> Of(JsonNode body, BodyVariations variations, Random random)
    {
        if (variations.Flaws.Count == 0)
        {
            yield break;
        }

        var members = variations.Variants.GroupBy(change => change.Place).Select(group => group.ToList()).ToList();
        List<int> levels = [variations.Flaws.Count, .. members.Select(member => member.Count + 1)];
        foreach (var row in CoveringArray.Pairs(levels, random))
        {
            var flaw = variations.Flaws[row[0]];
            var chosen = members.Select((member, index) => row[index + 1] == 0 ? null : member[row[index + 1] - 1]).OfType<Change>();
            yield return new SpoiltBody(body, flaw, [.. chosen.Where(variant => !Holds(variant, flaw))]);
        }
    }

    // A variant that takes away what holds the flaw would take the flaw away with it.
    private static bool Holds(Change variant, Change flaw) => flaw.Path.Take(variant.Path.Count).SequenceEqual(variant.Path);
}
