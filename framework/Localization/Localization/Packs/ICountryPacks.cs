namespace DigitalIndiaStack.Localization.Packs;

/// <summary>The country packs that this process has read.</summary>
public interface ICountryPacks
{
    /// <summary>Every pack, by id in the order of the alphabet; empty when there is no pack directory.</summary>
    IReadOnlyList<CountryPack> All { get; }

    /// <summary>The pack of a tenant; <see langword="null"/> when there is none.</summary>
    /// <param name="id">Id of the pack, as <c>ke</c>.</param>
    CountryPack? Find(string id);

    /// <summary>Reads the packs again and, when all of them are good, puts them in the place of the old ones at once.</summary>
    /// <exception cref="CountryPackException">A pack is wrong; the old ones stay.</exception>
    void Reload();
}
