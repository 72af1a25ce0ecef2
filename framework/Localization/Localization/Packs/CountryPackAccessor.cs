namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Keeps the current pack with the flow of execution, so that singletons such as the localizer see it.</summary>
internal sealed class CountryPackAccessor : ICountryPackAccessor
{
    private readonly AsyncLocal<CountryPack?> current = new();

    public CountryPack? Current
    {
        get => current.Value;
        set => current.Value = value;
    }
}
