using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of acting for others.</summary>
internal static partial class DelegateMutants
{
    private const string Asking = "/identity/approve";
    private const string Budget = "delegate";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M320", "IDN-20.1", "Userinfo does not tell who acts.") { Server = new ServerFault { UserInfo = context => context.Claims.Remove("act") } },
        new("IDN-M321", "IDN-20.2", "An access token does not tell who acts.") { Server = new ServerFault { Tokens = context => context.AccessTokenPrincipal?.SetClaim("act", (string?)null) } },
        new("IDN-M322", "IDN-20.3", "Who could act acts.")
        {
            Answer = traffic =>
            {
                if (traffic.Path == Asking && Choice().Match(traffic.AnswerBody) is { Success: true } found)
                {
                    traffic.Memory[Asking] = found.Groups[1].Value;
                }
            },
            Request = traffic =>
            {
                if (traffic.Is("POST", Asking) && !traffic.RequestBody.Contains("For=", StringComparison.Ordinal) && traffic.Memory[Asking] is { } choice)
                {
                    traffic.RequestBody += $"&For={choice}";
                }
            },
        },
        new("IDN-M323", "IDN-20.4", "A delegate acts at every client.") { Read = row => On(row, "Delegation", () => row["ClientNames"] = $"{row["ClientNames"]} conformance-party") },
        new("IDN-M324", "IDN-20.5", "An offer holds without an answer.") { Write = row => On(row, "Delegation", () => Set(row, "State", "Accepted")) },
        new("IDN-M325", "IDN-20.6", "Taking back is told and not done.")
        {
            Sql = statement =>
            {
                if (statement.Is("UPDATE", "delegations"))
                {
                    statement.Put("Withdrawn", "Accepted");
                }
            },
        },
        new("IDN-M326", "IDN-20.7", "A delegate acts for a month after the last day.")
        {
            Write = row => On(row, "Delegation", () => row["EndsAt"] = row.Get<DateTimeOffset>("EndsAt").AddDays(30)),
        },
        new("IDN-M327", "IDN-20.8", "A lock does not reach who acts.")
        {
            Read = row => On(row, "Person", () => (row["IsSignInLocked"], row["SignInLockedAt"]) = (false, null)),
        },
        new("IDN-M328", "IDN-20.9", "An offer to nobody looks otherwise.")
        {
            Write = row => On(row, "Delegation", () => row["Hint"] = row["DelegateId"] is null ? "none" : row["Hint"]),
        },
        new("IDN-M329", "IDN-20.10", "Offers are counted by nobody.")
        {
            Sql = statement =>
            {
                if (statement.Mentions("\"attempt_budgets\""))
                {
                    statement.Put(Budget, $"{Guid.CreateVersion7()}");
                }
            },
        },
        new("IDN-M330", "IDN-20.11", "A sign-in stays fresh.") { Read = row => On(row, "Session", () => row["SignedInAt"] = row["ExpiresAt"]) },
        new("IDN-M331", "IDN-20.12", "Everybody is of age.") { Read = row => On(row, "Person", () => row["DateOfBirth"] = new DateOnly(1980, 5, 5)) },
        new("IDN-M332", "IDN-20.13", "A delegate gets whatever the client asks for.")
        {
            Server = new ServerFault
            {
                Tokens = context =>
                {
                    if (context.AccessTokenPrincipal is { } token && token.HasClaim(claim => claim.Type == "act"))
                    {
                        token.SetScopes(token.GetScopes().Add("consent.decide"));
                    }
                },
            },
        },
        new("IDN-M333", "IDN-20.14", "A delegation is anybody's.")
        {
            Sql = statement =>
            {
                if (statement.Is("SELECT", "delegations") && statement.Mentions("'Accepted'") && !statement.Mentions("'Offered'"))
                {
                    statement.Ignore("delegate_id");
                }
            },
        },
        new("IDN-M334", "IDN-20.15", "The principal is not told where somebody acted for them.")
        {
            Write = row => On(row, "SignInEvent", () => row["Client"] = $"{row["Outcome"]}" == "ActedBy" ? null : row["Client"]),
        },
    ];

    private static void On(Row row, string type, Action change)
    {
        if (row.Is(type))
        {
            change();
        }
    }

    private static void Set(Row row, string name, string value) => row[name] = Enum.Parse(row[name]!.GetType(), value);

    [GeneratedRegex("data-principal=\"([^\"]+)\"")]
    private static partial Regex Choice();
}
