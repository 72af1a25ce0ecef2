using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 14 of the identity rules: who is like whom.</summary>
[Touches]
internal static class LikenessChecks
{
    [Check("IDN-C115")]
    [Verifies("IDN-14.5")]
    public static async Task Whoever_is_like_somebody_waits_in_review_and_nobody_else(CheckRun run)
    {
        var counter = Counter.Open(run);
        var person = await counter.PersonAsync();
        await MustFindAsync(counter, counter.Name, counter.Birth, $"{person}, same, same");
        var first = (await counter.FileAsync($"Nafula {counter.Tag}")).Member("applicationId");
        await MustFindAsync(counter, $"Nafula {counter.Tag}", counter.Birth, $"{first}, same, same");
        foreach (var (name, birth) in new[] { ($"Chebet {counter.Tag}", counter.Birth), (counter.Name, counter.Birth.AddDays(40)) })
        {
            var filed = await counter.FileAsync(name, birth);
            Expect.Equal("submitted", filed.Member("status"), "state of an application about somebody whom nobody is like", filed);
            Expect.Equal(0, (await counter.CandidatesAsync(filed.Member("applicationId"))).Count, "candidates");
        }
    }

    [Check("IDN-C116")]
    [Verifies("IDN-14.6")]
    public static Task Case_marks_width_and_order_of_a_name_do_not_count(CheckRun run) =>
        MustBeAlikeAsync(run, "same", ("José Núñez {0}", "NUNEZ, {0} Jose"), ("Wanjiru {0}", "Ｗａｎｊｉｒｕ {0}"), ("Zoë {0}", "{0} zoe"));

    [Check("IDN-C117")]
    [Verifies("IDN-14.7")]
    public static Task A_name_in_Arabic_or_Devanagari_letters_is_like_its_Latin_forms(CheckRun run) =>
        MustBeAlikeAsync(run, "same", ("محمد {0}", "Mohammed {0}"), ("Muhammad {0}", "محمد {0}"), ("فاطمة {0}", "Fatima {0}"), ("अमित {0}", "Amit {0}"), ("Priya {0}", "प्रिया {0}"));

    [Check("IDN-C118")]
    [Verifies("IDN-14.8")]
    public static async Task A_mononym_and_a_name_with_fewer_ancestors_are_like_the_longer_name(CheckRun run)
    {
        await MustBeAlikeAsync(run, "contained", ("Suharto{0}", "Suharto{0} Wijaya"), ("Ahmed Yusuf Ali {0}", "Ahmed Yusuf {0}"));
        await MustBeAlikeAsync(run, "same", ("Ahmed bin Yusuf {0}", "Ahmed Yusuf {0}"), ("Amina Juma {0}", "Amina binti Juma {0}"));
    }

    [Check("IDN-C119")]
    [Verifies("IDN-14.9")]
    public static async Task Day_and_month_of_a_birth_may_be_exchanged(CheckRun run)
    {
        var counter = Counter.Open(run);
        var person = await counter.PersonAsync();
        await MustFindAsync(counter, counter.Name, counter.Exchanged, $"{person}, same, exchanged");
    }

    private static async Task MustBeAlikeAsync(CheckRun run, string likeness, params (string Enrolled, string Filed)[] names)
    {
        foreach (var (enrolled, filed) in names)
        {
            var counter = Counter.Open(run);

            // In one word with the name where no space stands before it.
            var tag = counter.Tag.Replace("-", enrolled.Contains(" {0}", StringComparison.Ordinal) ? " " : "", StringComparison.Ordinal);
            var person = await counter.PersonAsync(enrolled.Replace("{0}", tag, StringComparison.Ordinal));
            await MustFindAsync(counter, filed.Replace("{0}", tag, StringComparison.Ordinal), counter.Birth, $"{person}, {likeness}, same");
        }
    }

    private static async Task MustFindAsync(Counter counter, string name, DateOnly birth, string candidate)
    {
        var filed = await counter.FileAsync(name, birth);
        Expect.Equal("inReview", filed.Member("status"), $"state of an application about {name}", filed);
        Expect.Equal(candidate, string.Join("; ", await counter.CandidatesAsync(filed.Member("applicationId"))), $"candidates of {name}", filed);
    }
}
