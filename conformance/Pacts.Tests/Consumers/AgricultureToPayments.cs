using System.Net;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>What agriculture asks of payments: a treasury account once, and a transfer for each approved application.</summary>
internal static class AgricultureToPayments
{
    public static PactBuilder Define(PactConfig config)
    {
        var pact = Pact.V4("agriculture", "payments", config).WithHttpInteractions();
        Open(pact);
        Transfer(pact);
        return pact;
    }

    private static void Open(PactBuilder pact) => pact.UponReceiving("a treasury account for a scheme")
        .WithRequest(HttpMethod.Post, "/payments/v1/accounts")
        .WithHeader("Authorization", Examples.Bearer)
        .WithHeader("Idempotency-Key", Match.Regex("setup-treasury-farmer-input-benefit", "setup-treasury-.+"))
        .WithJsonBody(new { kind = "treasury", name = Match.Type("Office"), currency = Match.Regex("KES", "[A-Z]{3}"), floor = Examples.Money("-1000000000.00") })
        .WillRespond()
        .WithStatus(HttpStatusCode.Created)
        .WithJsonBody(new
        {
            accountId = Examples.Uuid(Examples.Treasury),
            kind = "treasury",
            status = "active",
            name = Match.Type("Office"),
            balance = Examples.Money("0.00"),
            floor = Examples.Money("-1000000000.00"),
            openedAt = Examples.Time,
        });

    private static void Transfer(PactBuilder pact) => pact.UponReceiving("the payment of a benefit")
        .Given("a treasury account of a client", Examples.Client("agriculture"))
        .Given("a person known to a client", Examples.Client("agriculture"))
        .WithRequest(HttpMethod.Post, "/payments/v1/transfers")
        .WithHeader("Authorization", Examples.Bearer)
        .WithHeader("Idempotency-Key", Match.Regex($"application-{Guid.Empty:N}", "application-[0-9a-f]{32}"))
        .WithJsonBody(new
        {
            debtorAccountId = Examples.UuidOfState(Examples.Treasury, "accountId"),
            creditor = new { subject = Examples.SubjectOfState },
            amount = Examples.Money("5000.00"),
            reference = Match.Type("AGR-0001"),
        })
        .WillRespond()
        .WithStatus(HttpStatusCode.Created)
        .WithJsonBody(new
        {
            transferId = Examples.Uuid("019ac8f2-3f4e-7a51-9d0c-5a7a31c0c001"),
            kind = "payment",
            status = "posted",
            receiptNumber = Match.Regex("R0123456789AB", "R[0-9A-Z]{12}"),
            debtorAccountId = Examples.Uuid(Examples.Treasury),
            amount = Examples.Money("5000.00"),
            reference = Match.Type("AGR-0001"),
            postedAt = Examples.Time,
        });
}
