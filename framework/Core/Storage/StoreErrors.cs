using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Tells the errors of a save that a block answers itself.</summary>
public static class StoreErrors
{
    extension(DbUpdateException exception)
    {
        /// <summary>Whether a row with the same unique value was there before, so that another request came first.</summary>
        public bool IsUniqueViolation() => exception.InnerException is DbException inner && inner.IsUniqueViolation();
    }
}
