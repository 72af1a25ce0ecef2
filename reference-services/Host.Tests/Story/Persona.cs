namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>One of the made-up people of a country pack.</summary>
internal sealed record Persona(string Tenant, string Language, string Number, string Email, string Holding)
{
    public static Persona Wanjiru { get; } = new("ke", "sw", "910000000015", "wanjiru@example.org", "KE-H-0001");

    /// <summary>Has a small holding, and refuses.</summary>
    public static Persona Otieno { get; } = new("ke", "en", "910000000027", "otieno@example.org", "KE-H-0002");

    /// <summary>Has more land than the benefit allows.</summary>
    public static Persona Halima { get; } = new("ke", "sw", "910000000036", "halima@example.org", "KE-H-0003");

    public static Persona OfficerKiptoo { get; } = new("ke", "en", "910000000043", "kiptoo@example.org", "");

    public static Persona Fatima { get; } = new("ma", "ar", "920000000011", "fatima@example.org", "MA-H-0001");

    public static Persona Youssef { get; } = new("ma", "fr", "920000000024", "youssef@example.org", "MA-H-0002");

    public static Persona Khadija { get; } = new("ma", "ar", "920000000030", "khadija@example.org", "MA-H-0003");

    public static Persona OfficerHassan { get; } = new("ma", "fr", "920000000048", "hassan@example.org", "");

    /// <summary>Looks after the switch of a country.</summary>
    public static Persona OperatorOf(string tenant) => tenant == "ke" ? new("ke", "en", "910000000062", "chebet@example.org", "") : new("ma", "fr", "920000000069", "yassine@example.org", "");

    /// <summary>Releases the batches of a country.</summary>
    public static Persona PayerOf(string tenant) => tenant == "ke" ? new("ke", "en", "910000000070", "mutua@example.org", "") : new("ma", "fr", "920000000076", "nadia@example.org", "");

    /// <summary>Acts for a participant of the settlement, see <see cref="ParticipantOf"/>.</summary>
    public static Persona BankerOf(string tenant) => tenant == "ke" ? new("ke", "sw", "910000000091", "akinyi@example.org", "") : new("ma", "ar", "920000000095", "omar@example.org", "");

    /// <summary>The code of the participant for which the sandbox has somebody.</summary>
    public static string ParticipantOf(string tenant) => tenant == "ke" ? "pesabank" : "dirhambank";

    /// <summary>A citizen of a country who is entitled.</summary>
    public static Persona CitizenOf(string tenant) => tenant == "ke" ? Wanjiru : Fatima;

    public static Persona OfficerOf(string tenant) => tenant == "ke" ? OfficerKiptoo : OfficerHassan;

    /// <summary>A citizen of a country whose holding is too large.</summary>
    public static Persona LargeFarmerOf(string tenant) => tenant == "ke" ? Halima : Khadija;
}
