using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Payments.Block;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of payment addresses.</summary>
internal static partial class AddressMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M51", "PAY-6.1", "Letters of other alphabets are folded into ASCII.") { Request = traffic => Body(traffic, body => body.Replace("\u0430", "a", StringComparison.Ordinal).Replace("\\u0430", "a", StringComparison.OrdinalIgnoreCase)) },
        new("PAY-M52", "PAY-6.1", "Dots at wrong places are left out.") { Request = traffic => Body(traffic, body => WrongDot().Replace(body, "$1")) },
        new("PAY-M53", "PAY-6.2", "An address in capital letters is not found.") { Before = call => Address(call, "resolveAddress", address => HasCapital(address) ? $"no.{address}" : address) },
        new("PAY-M54", "PAY-6.2", "An address in capital letters is another one.") { Before = call => Address(call, "createAddress", address => HasCapital(address) ? $"x.{address}" : address) },
        new("PAY-M55", "PAY-6.3", "Addresses that look alike are created.") { Write = row => Skeleton(row, _ => $"{row["Address"]}") },
        new("PAY-M56", "PAY-6.3", "Only digits for letters are seen as look-alikes, not letters for letters.") { Write = row => Skeleton(row, skeleton => $"{row["Address"]}".Contains("rn", StringComparison.Ordinal) ? $"{skeleton}+" : skeleton) },
        new("PAY-M57", "PAY-6.4", "The handle of another client is everybody's.") { Settings = Share },
        new("PAY-M58", "PAY-6.5", "Whoever pays sees a title in place of the name.") { After = (call, answer) => Name(call, answer, _ => "Account holder") },
        new("PAY-M59", "PAY-6.6", "The id of the account stands behind the name.")
        {
            After = (call, answer) =>
            {
                if (call.Is("createAddress"))
                {
                    call.Memory[$"account at {new Fields(answer)["Address"]}"] = $"{new Fields(answer)["AccountId"]}";
                }

                Name(call, answer, name => $"{name} {call.Memory[$"account at {new Fields(answer)["Address"]}"]}");
            },
        },
        new("PAY-M60", "PAY-6.7", "Payments to an address go to the account to which one went first.")
        {
            Before = call => Creditor(call, address => call.Memory.First("address", address)),
        },
        new("PAY-M61", "PAY-6.8", "A payment to an address that nobody has goes to the one before.")
        {
            Before = call => Creditor(call, address => call.Memory[$"made {address}"] is null ? call.Memory["made"]! : address),
            After = (call, answer) =>
            {
                if (call.Is("createAddress"))
                {
                    var address = $"{new Fields(answer)["Address"]}";
                    call.Memory[$"made {address}"] = "yes";
                    call.Memory["made"] = address.EndsWith("safibank", StringComparison.Ordinal) ? address : call.Memory["made"];
                }
            },
        },
        new("PAY-M62", "PAY-6.9", "The address of a closed account still tells its name.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("resolveAddress"))
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Active");
                }
            },
        },
    ];

    private static void Body(Traffic traffic, Func<string, string> spoil)
    {
        if (traffic.Is("POST", "/addresses") || traffic.Is("POST", "/address-resolutions"))
        {
            traffic.RequestBody = spoil(traffic.RequestBody);
        }
    }

    private static void Address(Call call, string operation, Func<string, string> spoil)
    {
        if (call.Is(operation))
        {
            call.Body.Set("Address", spoil(call.Body.Get<string>("Address")));
        }
    }

    private static void Creditor(Call call, Func<string, string> spoil)
    {
        if (call.Is("createTransfer") && call.Body.Of("Creditor")["Address"] is string address)
        {
            call.Body.Of("Creditor").Set("Address", spoil(address));
        }
    }

    private static void Skeleton(Row row, Func<string, string> spoil)
    {
        if (row.IsNew && row.Is("PaymentAddress"))
        {
            row["Skeleton"] = spoil(row.Get<string>("Skeleton"));
        }
    }

    private static void Name(Call call, object answer, Func<string, string> spoil)
    {
        if (call.Is("resolveAddress") && answer.GetType().Name == "AddressResolution")
        {
            new Fields(answer).Set("Name", spoil(new Fields(answer).Get<string>("Name")));
        }
    }

    private static Action Share(IServiceProvider services)
    {
        var handles = services.GetRequiredService<IOptions<PaymentsOptions>>().Value.Handles;
        var before = handles.ToList();
        foreach (var (handle, client) in before.SelectMany(handle => before.Select(other => (handle, other.Client))))
        {
            handles.Add(new HandleOptions { Tenant = handle.Tenant, Handle = handle.Handle, Client = client });
        }

        return () =>
        {
            handles.Clear();
            before.ForEach(handles.Add);
        };
    }

    private static bool HasCapital(string address) => address.Any(char.IsAsciiLetterUpper);

    [GeneratedRegex("\\.+(\\.|@)")]
    private static partial Regex WrongDot();
}
