using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of idempotency: in the store of the keys where they can be, else before it.</summary>
internal static class OnceOnlyMutants
{
    private const string Header = "Idempotency-Key";
    private const string Table = "idempotency_keys";

    // Parameters of the statement that claims a key.
    private const string Tenant = "@tenant";
    private const string Client = "@client";
    private const string Key = "@key";
    private const string Created = "@now";
    private const string Expires = "@expires";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M01", "PAY-5.1", "A replay pays twice.")
        {
            Sql = statement => Claim(statement, Key, _ => Guid.CreateVersion7().ToString()),
            Write = row =>
            {
                Forget(row, "TransferKey");
                Forget(row, "IdempotencyKey");
            },
        },
        new("PAY-M16", "PAY-5.1", "A key is forgotten at once.")
        {
            Sql = statement =>
            {
                if (statement.Is("INSERT", Table))
                {
                    statement.Parameters[Expires].Value = statement.Parameters[Created].Value;
                }
            },
            Write = row =>
            {
                Forget(row, "TransferKey");
                if (row.IsNew && row.Is("IdempotencyKey"))
                {
                    row["ExpiresAt"] = row["CreatedAt"];
                }
            },
        },
        new("PAY-M02", "PAY-5.2", "The same key with another body is accepted.")
        {
            Request = traffic => ReplaceKey(traffic, () => traffic.Key + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(traffic.RequestBody)))[..16]),
        },
        new("API-M39", "API-8.2", "The body is not looked at: another one gets the first answer.")
        {
            Request = traffic => traffic.RequestBody = IsTransfer(traffic) && traffic.Key.Length > 0 ? traffic.Memory.First($"body of {traffic.Key}", traffic.RequestBody) : traffic.RequestBody,
        },
        new("PAY-M03", "PAY-5.5", "Keys are shared by clients and tenants.") { Sql = statement => Share(statement, Tenant, Client), Write = row => Share(row, "Tenant", "ClientId") },
        new("API-M42", "API-8.5", "Keys are shared by the clients of a tenant.") { Sql = statement => Share(statement, Client), Write = row => Share(row, "ClientId") },
        new("PAY-M04", "PAY-5.4", "The key is not required.") { Request = traffic => Missing(traffic, Guid.CreateVersion7().ToString()) },
        new("API-M40", "API-8.3", "Requests without a key share one.") { Request = traffic => Missing(traffic, "00000000-no-key") },
        new("PAY-M07", "PAY-5.3", "Replays at the same time pay twice.") { Request = traffic => Race(traffic, "one"), Done = Raced },
        new("API-M43", "API-8.6", "Requests with one key at the same time are all done.") { Request = traffic => Race(traffic, Guid.CreateVersion7().ToString()), Done = Raced },
        new("API-M38", "API-8.1", "A replayed answer does not say so.") { Answer = traffic => traffic.Response.Headers.Remove("Idempotency-Replayed") },
        new("API-M46", "API-8.1", "A replayed answer has lost its body's beginning.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.Headers["Idempotency-Replayed"].Count > 0)
                {
                    traffic.ChangeAnswer(answer => answer.Remove("receiptNumber"));
                }
            },
        },
        new("API-M41", "API-8.4", "A refused request uses up its key.")
        {
            Answer = traffic =>
            {
                if (IsTransfer(traffic) && traffic.Key.Length > 0 && traffic.Memory.First($"status of {traffic.Key}", $"{traffic.Response.StatusCode}") is "409")
                {
                    traffic.Response.StatusCode = 409;
                    traffic.AnswerBody = traffic.Memory.First($"refusal of {traffic.Key}", traffic.AnswerBody);
                    traffic.Response.ContentType = "application/problem+json";
                    traffic.Response.Headers.Remove("Location");
                }
            },
        },
    ];

    private static bool IsTransfer(Traffic traffic) => traffic.Is("POST", "/payments/v1/transfers");

    // The ledger keeps the key of a transfer too, beyond the answer's lifetime.
    private static void Forget(Row row, string kept)
    {
        if (row.IsNew && row.Is(kept))
        {
            row["Key"] = Guid.CreateVersion7().ToString();
        }
    }

    private static void ReplaceKey(Traffic traffic, Func<string> key)
    {
        if (IsTransfer(traffic) && traffic.Key.Length > 0)
        {
            traffic.Request.Headers[Header] = key();
        }
    }

    private static void Missing(Traffic traffic, string key)
    {
        if (IsTransfer(traffic) && traffic.Key.Length == 0)
        {
            traffic.Request.Headers[Header] = key;
        }
    }

    private static void Race(Traffic traffic, string mark)
    {
        if (IsTransfer(traffic) && traffic.Memory.Begin(traffic.Key) > 1)
        {
            traffic.Request.Headers[Header] = $"{traffic.Key}-{mark}";
        }
    }

    private static void Raced(Traffic traffic)
    {
        if (IsTransfer(traffic))
        {
            traffic.Memory.End(traffic.Key);
        }
    }

    private static void Claim(Statement statement, string parameter, Func<object?, string> spoil)
    {
        if (statement.Is("INSERT", Table))
        {
            statement.Parameters[parameter].Value = spoil(statement.Parameters[parameter].Value);
        }
    }

    // What is posted among others brings its key with its answer, in one row.
    private static void Share(Row row, params ReadOnlySpan<string> members)
    {
        if (row.IsNew && row.Is("IdempotencyKey"))
        {
            foreach (var member in members)
            {
                row[member] = "*";
            }
        }
    }

    private static void Share(Statement statement, params string[] parameters)
    {
        foreach (var parameter in parameters)
        {
            Claim(statement, parameter, _ => "*");
        }

        if (statement.Is("SELECT", Table) || statement.Is("UPDATE", Table))
        {
            statement.Ignore([.. parameters.Select(parameter => parameter == Tenant ? "tenant" : "client_id")]);
        }
    }
}
