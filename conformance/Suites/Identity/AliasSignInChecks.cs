using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 12 of the identity rules: the sign-in by a virtual id.</summary>
[Touches]
internal static class AliasSignInChecks
{
    private const string WrongPin = "271806";
    private const int WrongAttempts = 5;

    [Check("IDN-C153")]
    [Verifies("IDN-12.6")]
    [Verifies("IDN-12.7")]
    public static async Task The_active_virtual_id_signs_in_and_a_revoked_one_is_answered_as_nobodys(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var first = await holder.MakeAsync();
        Expect.That(await PersonSignIn.TrySignInAsync(run, holder.By(first.Member("digits"))), "a sign-in by the virtual id", "none");
        var second = await holder.RotateAsync(first);
        await run.ControlAsync("the new one signs in", async () => Expect.That(await PersonSignIn.TrySignInAsync(run, holder.By(second.Member("digits"))), "a sign-in", "none"));
        await run.AttackAsync(async () =>
        {
            Expect.That(!await PersonSignIn.TrySignInAsync(run, holder.By(first.Member("digits"))), "no sign-in by a revoked virtual id", "one");
            await MustBeToldAlikeAsync(run, holder.By(first.Member("digits")), holder.By(Nobodys(first.Member("digits"))));
        });
    }

    [Check("IDN-C154")]
    [Verifies("IDN-12.8")]
    public static async Task A_virtual_id_that_nobody_has_is_answered_as_a_wrong_PIN(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var digits = (await holder.MakeAsync()).Member("digits");
        await MustBeToldAlikeAsync(run, WithWrongPin(holder.By(digits)), holder.By(Nobodys(digits)));
    }

    [Check("IDN-C155")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-12.9")]
    public static async Task Five_wrong_PINs_lock_a_virtual_id_whether_somebody_has_it_or_not(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var digits = (await holder.MakeAsync()).Member("digits");
        var (known, unknown) = (holder.By(digits), holder.By(Nobodys(digits)));
        await run.ControlAsync("the right PIN signs in", async () => Expect.That(await PersonSignIn.TrySignInAsync(run, known), "a sign-in", "none"));
        foreach (var request in new[] { known, unknown })
        {
            for (var turn = 0; turn < WrongAttempts; turn++)
            {
                await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(request));
            }
        }

        await run.AttackAsync(async () =>
        {
            Expect.That(!await PersonSignIn.TrySignInAsync(run, known), "no sign-in while the PIN is locked", "one");
            await MustBeToldAlikeAsync(run, WithWrongPin(known), WithWrongPin(unknown));
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        Expect.That(await PersonSignIn.TrySignInAsync(run, known), "a sign-in after the lock", "none");
    }

    private static async Task MustBeToldAlikeAsync(CheckRun run, SignInRequest first, SignInRequest second)
    {
        var (one, other) = (await PersonSignIn.FirstRefusalAsync(run, first), await PersonSignIn.FirstRefusalAsync(run, second));
        Expect.Equal(one.Status, other.Status, "status of the answer", other.Answer);
        Expect.Equal(one.Words, other.Words, "words of the answer", other.Answer);
    }

    private static SignInRequest WithWrongPin(SignInRequest request) => request with { Person = request.Person with { Pin = WrongPin } };

    // Another of good form, which hardly anybody has.
    private static string Nobodys(string digits)
    {
        var other = $"{digits[..14]}{(digits[14] - '0' + 5) % 10}";
        return Enumerable.Range(0, 10).Select(last => $"{other}{last}").First(Verhoeff.Holds);
    }
}
