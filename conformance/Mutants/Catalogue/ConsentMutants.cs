using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the life of a consent and of the person's view of it.</summary>
internal static class ConsentMutants
{
    private const string Granted = "GrantedConsent";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("CNS-M07", "CNS-4.1", "The duration that was agreed is not kept.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is(Granted))
                {
                    row["ExpiresAt"] = row.Get<DateTimeOffset>("ExpiresAt").AddYears(10);
                }
            },
        },
        new("CNS-M29", "CNS-4.3", "A withdrawn consent comes back after a second.") { Read = row => Forget(row, age => age > TimeSpan.FromSeconds(1)), Sql = Uses },
        new("CNS-M06", "CNS-4.4", "A second withdrawal is answered 500.")
        {
            Read = row =>
            {
                if (row.Is(Granted) && Call.Runs("withdrawConsent") && row["WithdrawnAt"] is not null)
                {
                    throw new InvalidOperationException("A consent in a state that nobody thought of.");
                }
            },
        },
        new("CNS-M30", "CNS-4.4", "A second withdrawal moves the first.")
        {
            Read = row =>
            {
                if (row.Is(Granted) && Call.Runs("withdrawConsent"))
                {
                    row["WithdrawnAt"] = null;
                }
            },
        },
        new("CNS-M09", "CNS-4.5", "A withdrawal takes effect after ten seconds.") { Read = row => Forget(row, age => age < TimeSpan.FromSeconds(10)), Sql = Uses },
        new("CNS-M11", "CNS-5.2", "The consent of another person is readable.") { Sql = statement => EnrolmentMutants.Lift(statement, "getConsent", "consents", "subject") },
        new("CNS-M31", "CNS-5.2", "Anybody withdraws a consent.") { Sql = statement => EnrolmentMutants.Lift(statement, "withdrawConsent", "consents", "subject") },
        new("CNS-M12", "CNS-5.1", "The list holds the consents of other persons.") { Sql = statement => EnrolmentMutants.Lift(statement, "listConsents", "consents", "subject") },
    ];

    /// <summary>The counting of uses looks for the withdrawal too.</summary>
    public static void Uses(Statement statement)
    {
        if (statement.Is("UPDATE", "consents"))
        {
            statement.Ignore("withdrawn_at");
        }
    }

    private static void Forget(Row row, Func<TimeSpan, bool> isForgotten)
    {
        if (row.Is(Granted) && Call.Current is { } call && call.Is("verifyConsent") && row["WithdrawnAt"] is DateTimeOffset withdrawn
            && isForgotten(call.Services.GetRequiredService<TimeProvider>().GetUtcNow() - withdrawn))
        {
            row["WithdrawnAt"] = null;
        }
    }
}
