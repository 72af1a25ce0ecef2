namespace DigitalIndiaStack.Localization.Packs;

/// <summary>What came of reading a pack.</summary>
/// <param name="Pack">The pack; <see langword="null"/> when its manifest cannot be read.</param>
/// <param name="Faults">Every file that is wrong, not just the first.</param>
public sealed record PackReading(CountryPack? Pack, IReadOnlyList<PackFault> Faults);
