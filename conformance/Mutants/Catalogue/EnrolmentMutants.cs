using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of enrolment and of the names by which persons are known.</summary>
internal static class EnrolmentMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M22", "IDN-2.1", "The last digit of a national number checks nothing.") { After = (call, answer) => Number(call, answer, number => $"{number[..^1]}{(number[^1] - '0' + 1) % 10}") },
        new("IDN-M23", "IDN-2.2", "Everybody gets the number of the first person.") { After = (call, answer) => Number(call, answer, number => call.Memory.First("number", number)) },
        new("IDN-M24", "IDN-2.3", "A person without given name is refused.")
        {
            Before = call =>
            {
                if (call.Is("enrolPerson") && call.Body["GivenName"] is null)
                {
                    throw new Microsoft.AspNetCore.Http.BadHttpRequestException("A given name is required.");
                }
            },
        },
        new("IDN-M25", "IDN-2.4", "A PIN of one digit repeated is taken.") { Before = call => Pin(call, pin => pin.Distinct().Count() == 1) },
        new("IDN-M26", "IDN-2.4", "A PIN that is a run of digits is taken.") { Before = call => Pin(call, pin => Math.Abs(pin[1] - pin[0]) == 1) },
        new("IDN-M27", "IDN-2.5", "The person of another tenant is readable.") { Sql = statement => Lift(statement, "getPerson", "persons", "tenant") },
        new("IDN-M28", "IDN-2.7", "A birth in the future is taken.")
        {
            Before = call =>
            {
                var today = DateOnly.FromDateTime(call.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
                if (call.Is("enrolPerson") && call.Body.Get<DateOnly>("DateOfBirth") > today)
                {
                    call.Body.Set("DateOfBirth", today);
                }
            },
        },
        new("IDN-M29", "IDN-4.1", "All relying parties know a person by one subject.") { After = (call, answer) => Subject(call, answer, (memory, number, subject) => memory.First($"subject of {number}", subject)) },
        new("IDN-M30", "IDN-4.2", "A resolution answers with the subject of whoever asked before.") { After = (call, answer) => Subject(call, answer, (memory, number, subject) => memory.Before($"subject of {number}", subject)) },
    ];

    /// <summary>Takes conditions of an operation on a table for fulfilled.</summary>
    public static void Lift(Statement statement, string operation, string table, params ReadOnlySpan<string> columns)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", table))
        {
            statement.Ignore(columns);
        }
    }

    private static void Number(Call call, object answer, Func<string, string> spoil)
    {
        if (call.Is("enrolPerson") && answer.GetType().Name == "Person")
        {
            new Fields(answer).Set("Number", spoil(new Fields(answer).Get<string>("Number")));
        }
    }

    private static void Pin(Call call, Func<string, bool> isTaken)
    {
        if (call.Is("enrolPerson") && isTaken(call.Body.Get<string>("Pin")))
        {
            call.Body.Set("Pin", "502814");
        }
    }

    private static void Subject(Call call, object answer, Func<Memory, string, string, string> spoil)
    {
        if (call.Is("resolveSubject") && answer.GetType().Name == "PairwiseSubject")
        {
            new Fields(answer).Set("Subject", spoil(call.Memory, call.Body.Get<string>("Number"), new Fields(answer).Get<string>("Subject")));
        }
    }
}
