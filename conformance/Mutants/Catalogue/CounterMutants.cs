using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the sign-in at counters.</summary>
internal static partial class CounterMutants
{
    private const string Page = "/identity/counter";
    private const string Field = "__RequestVerificationToken";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M277", "IDN-18.1", "A counter gets the tokens of whoever let one first.")
        {
            Sql = statement => On(statement.Is("SELECT", "device_grants") && statement.Mentions("\"token_id\" = "), () =>
            {
                statement.Ignore("token_id");
                statement.Replace("LIMIT 2", "LIMIT 1");
            }),
        },
        new("IDN-M278", "IDN-18.2", "Any client gets device codes.") { Without = ["Device.ValidateEndpointPermissions", "Device.ValidateGrantTypePermissions"] },
        new("IDN-M279", "IDN-18.3", "User codes have six digits.")
        {
            Settings = services => With(services, options => (options.UserCodeLength, options.UserCodeDisplayFormat) = (6, "{0}{1}{2}-{3}{4}{5}")),
        },
        new("IDN-M280", "IDN-18.4", "Codes are good for an hour.")
        {
            Settings = services => With(services, options => options.UserCodeLifetime = options.DeviceCodeLifetime = TimeSpan.FromHours(1)),
        },
        new("IDN-M281", "IDN-18.5", "A right code forgives the wrong ones before it.")
        {
            Sql = statement => On(statement.Is("UPDATE", "attempt_budgets") && statement.Mentions("\"failures\" - 1"), () => statement.Replace("\"\\w+\"\\.\"failures\" - 1", "0")),
        },
        new("IDN-M282", "IDN-18.6", "The answer has an address with the user code in it.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/connect/device"))
                {
                    traffic.ChangeAnswer(answer => answer["verification_uri_complete"] = $"{answer["verification_uri"]}?code={answer["user_code"]}");
                }
            },
        },
        new("IDN-M283", "IDN-18.7", "The page does not say where the counter stands.")
        {
            Answer = traffic => On(traffic.Is("POST", Page), () => traffic.AnswerBody = Place().Replace(traffic.AnswerBody, "<bdi data-place></bdi>")),
        },
        new("IDN-M284", "IDN-18.8", "A counter may ask as often as it likes.") { Without = ["PaceCounter"] },
        new("IDN-M285", "IDN-18.9", "A device code is good again.") { Without = ["RedeemTokens"] },
        new("IDN-M286", "IDN-18.10", "A counter gets a refresh token.")
        {
            Answer = traffic => On(traffic.Is("POST", "/connect/token") && traffic.RequestBody.Contains("device_code=", StringComparison.Ordinal), () => traffic.ChangeAnswer(answer =>
            {
                if (answer.ContainsKey("access_token"))
                {
                    answer["refresh_token"] = "a-refresh-token";
                }
            })),
        },
        new("IDN-M287", "IDN-18.11", "A counter whose person refused waits on.")
        {
            Answer = traffic => On(traffic.Is("POST", "/connect/token"), () => traffic.AnswerBody = traffic.AnswerBody.Replace("\"access_denied\"", "\"authorization_pending\"", StringComparison.Ordinal)),
        },
        new("IDN-M288", "IDN-18.12", "The history does not tell which counter.")
        {
            Write = row =>
            {
                if (row.Is("SignInEvent") && $"{row["Outcome"]}".StartsWith("Counter", StringComparison.Ordinal))
                {
                    row["Client"] = null;
                }
            },
        },
        new("IDN-M289", "IDN-18.13", "A device code outlives the session.") { Without = ["Protection.ValidateAuthorizationEntry"] },
        new("IDN-M293", "IDN-18.14", "A decision may come from anywhere.")
        {
            Answer = traffic =>
            {
                if (traffic.Path == Page && AntiforgeryToken().Match(traffic.AnswerBody) is { Success: true } found)
                {
                    traffic.Memory[Field] = found.Groups[1].Value;
                }
            },
            Request = traffic =>
            {
                if (traffic.Is("POST", Page) && !traffic.RequestBody.Contains(Field, StringComparison.Ordinal))
                {
                    traffic.RequestBody += $"&{Field}={Uri.EscapeDataString(traffic.Memory[Field] ?? "")}";
                }
            },
        },
        new("IDN-M294", "IDN-18.15", "Discovery does not name the grant of device codes.")
        {
            Answer = traffic => On(traffic.Is("GET", "/openid-configuration"), () => traffic.ChangeAnswer(answer =>
                answer["grant_types_supported"]!.AsArray().RemoveAll(grant => $"{grant}".EndsWith(":device_code", StringComparison.Ordinal)))),
        },
    ];

    private static void On(bool isMeant, Action change)
    {
        if (isMeant)
        {
            change();
        }
    }

    private static Action With(IServiceProvider services, Action<OpenIddictServerOptions> spoil)
    {
        var options = services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        var (length, format, user, device) = (options.UserCodeLength, options.UserCodeDisplayFormat, options.UserCodeLifetime, options.DeviceCodeLifetime);
        spoil(options);
        return () => (options.UserCodeLength, options.UserCodeDisplayFormat, options.UserCodeLifetime, options.DeviceCodeLifetime) = (length, format, user, device);
    }

    [GeneratedRegex("<bdi data-place[^>]*>[^<]*</bdi>")]
    private static partial Regex Place();

    [GeneratedRegex($"name=\"{Field}\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
