namespace DigitalIndiaStack.Localization.Packs;

/// <summary>A place of the country's administration: one line of <c>admin-units.csv</c>.</summary>
/// <param name="Code">Code, unique in the pack.</param>
/// <param name="Parent">Code of the unit above; empty for the highest.</param>
/// <param name="Level">1 for the highest.</param>
/// <param name="Names">Names by language.</param>
public sealed record AdminUnit(string Code, string Parent, int Level, IReadOnlyDictionary<string, string> Names);
