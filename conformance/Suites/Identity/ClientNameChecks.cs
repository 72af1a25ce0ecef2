using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 19.1 to 19.5 of the identity rules: names that persons can trust to read.</summary>
[Touches]
internal static class ClientNameChecks
{
    private const int Tries = 6;

    // Letters that Cyrillic has too, by their looks.
    private const string Latin = "aceopxy";
    private const string Cyrillic = "асеорху";

    [Check("IDN-C224")]
    [Verifies("IDN-19.1")]
    public static Task A_name_has_letters_digits_spaces_and_simple_punctuation(CheckRun run)
    {
        var (name, tail) = (DeveloperClient.NewName(run), DeveloperClient.NewName(run)[^8..]);
        return JudgeAsync(
            run,
            [$"O'Neil & Sons, No. 5 ({tail})", $"Santé-{tail}"],
            [$"{name} {new string('a', 65)}", $"{name}@", $"{name}/", $"{name} ☺", $" {name}", $"{name} ", name.Replace(" ", "  ", StringComparison.Ordinal), $"{name}.example", $"Sante\u0301 {tail}", "123 456"]);
    }

    [Check("IDN-C225")]
    [Verifies("IDN-19.2")]
    public static Task A_name_has_nothing_invisible(CheckRun run)
    {
        var name = DeveloperClient.NewName(run);
        return JudgeAsync(run, [name], [.. "\u202E\u2066\u200F\u200B\u200D\u2060\u00AD\uFEFF\u180E\u3164\u115F\t\n\u0007".Select(letter => name.Insert(3, letter.ToString()))]);
    }

    [Check("IDN-C226")]
    [Verifies("IDN-19.3")]
    public static Task A_name_is_of_one_script(CheckRun run)
    {
        var digits = string.Concat(run.NewId().Where(char.IsAsciiDigit));
        return JudgeAsync(
            run,
            [$"Здоровье {digits}", $"صحة {digits}", $"日本のアプリ {digits}"],
            [$"P\u0430yments {digits}", $"\u0391fya {digits}", $"صحة Afya {digits}", $"Afya\u0647 {digits}", $"Pay \u0440\u0430\u0443 {digits}"]);
    }

    [Check("IDN-C227")]
    [Verifies("IDN-19.4")]
    public static async Task A_name_does_not_look_like_that_of_another_client(CheckRun run)
    {
        var name = Alike(run);
        await run.ControlAsync("names that look otherwise are taken", async () =>
        {
            await using var one = await DeveloperClient.OfAsync(run, DeveloperClient.Draft(run, Alike(run)));
            await using var other = await DeveloperClient.OfAsync(run, DeveloperClient.Draft(run, Alike(run)));
        });
        await using var client = await DeveloperClient.OfAsync(run, DeveloperClient.Draft(run, name));
        await run.AttackAsync(async () =>
        {
            string[] alike = [name, .. Variants(name), run.A.ClientOf("app").ClientId, run.A.ClientOf("app").ClientId.ToUpperInvariant().Replace('-', ' ')];
            foreach (var taken in alike)
            {
                (await DeveloperClient.RegisterAsync(run, DeveloperClient.Draft(run, taken))).MustBeRefused(409, "IDN-0441");
            }
        });
    }

    [Check("IDN-C228")]
    [Verifies("IDN-19.5")]
    public static async Task Of_names_that_look_alike_and_come_at_once_one_is_taken(CheckRun run)
    {
        var name = Alike(run);
        string[] names = [.. Variants(name).Append(name).Take(Tries)];
        var answers = await Task.WhenAll(names.Select(alike => DeveloperClient.RegisterAsync(run, DeveloperClient.Draft(run, alike))));
        var made = answers.Where(answer => answer.Status == 201).Select(answer => new DeveloperClient(run, answer, "")).ToList();
        foreach (var client in made)
        {
            await client.DisposeAsync();
        }

        Expect.Equal(1, made.Count, "registrations of names that look alike");
        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            refused.MustBeRefused(409, "IDN-0441");
        }
    }

    private static string Alike(CheckRun run) => $"o{string.Concat(run.NewId().Where(char.IsAsciiHexDigit).Select(digit => Latin[Convert.ToInt32($"{digit}", 16) % Latin.Length]))}";

    private static string[] Variants(string name) =>
    [
        name.ToUpperInvariant(),
        name.Insert(2, " ").Insert(9, "-"),
        name.Replace('o', '0'),
        string.Concat(name.Select(letter => Cyrillic[Latin.IndexOf(letter, StringComparison.Ordinal)])),
        name.Replace('o', 'ö'),
    ];

    private static async Task JudgeAsync(CheckRun run, string[] good, string[] bad)
    {
        await run.ControlAsync("good names are taken", async () =>
        {
            foreach (var name in good)
            {
                await using var client = await DeveloperClient.OfAsync(run, DeveloperClient.Draft(run, name));
            }
        });

        await run.AttackAsync(async () =>
        {
            foreach (var name in bad)
            {
                (await DeveloperClient.RegisterAsync(run, DeveloperClient.Draft(run, name))).MustBeRefused(422, "IDN-0440");
            }
        });
    }
}
