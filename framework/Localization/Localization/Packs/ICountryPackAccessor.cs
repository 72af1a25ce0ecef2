namespace DigitalIndiaStack.Localization.Packs;

/// <summary>
/// The pack of the tenant that is being served, ambient to the flow of one request. Whoever learns the tenant sets it, in the method that calls the
/// rest of the request: a value that is set in an awaited method is lost when that method ends.
/// </summary>
public interface ICountryPackAccessor
{
    /// <summary>The pack; <see langword="null"/> while the tenant is not known or has none.</summary>
    CountryPack? Current { get; set; }
}
