using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AcsDtmf.Sessions;

/// <summary>The sessions of one runspace. Each runspace has its own, so parallel runspaces cannot change each other's default.</summary>
internal sealed class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = new();

    private readonly object _gate = new();
    private readonly List<AcsCallingSession> _sessions = [];
    private readonly List<WeakReference<AcsCallingSession>> _replaced = [];

    /// <summary>Gets the store of this thread's runspace.</summary>
    internal static SessionStore Current => Stores.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>Gets the store of this thread's runspace; null if the thread has none.</summary>
    internal static SessionStore? CurrentOrNull => Runspace.DefaultRunspace is null ? null : Current;

    /// <summary>Gets the default session, which is the open session that was added last; null if there is none.</summary>
    internal AcsCallingSession? Default => List() is { Count: > 0 } sessions ? sessions[sessions.Count - 1] : null;

    /// <summary>Lists the open sessions, oldest first.</summary>
    internal IReadOnlyList<AcsCallingSession> List()
    {
        lock (_gate)
        {
            // Another runspace may have closed a session that was passed to it.
            _sessions.RemoveAll(session => !session.IsOpen);
            return _sessions.ToArray();
        }
    }

    internal AcsCallingSession? Find(string name) =>
        List().FirstOrDefault(session => session.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the session of a command line: the one that -Session specifies as an object or a name, or else the default.</summary>
    internal AcsCallingSession? Choose(object? given) => given switch
    {
        AcsCallingSession session => session,
        string name => Find(name),
        _ => Default,
    };

    /// <summary>
    /// Adds a session, which becomes the default. A session of the same name loses the name but stays open, because a variable or a running command
    /// may still use it.
    /// </summary>
    internal void Add(AcsCallingSession session)
    {
        AcsCallingSession? old = Find(session.Name);
        lock (_gate)
        {
            if (old is not null && _sessions.Remove(old))
            {
                // A strong reference would keep every session of a script that connects repeatedly.
                _replaced.RemoveAll(reference => !reference.TryGetTarget(out AcsCallingSession? replaced) || !replaced.IsOpen);
                _replaced.Add(new WeakReference<AcsCallingSession>(old));
            }

            _sessions.Add(session);
        }
    }

    internal void CloseAll()
    {
        foreach (AcsCallingSession session in List().Concat(ListReplaced()))
        {
            session.Close();
        }
    }

    private AcsCallingSession[] ListReplaced()
    {
        lock (_gate)
        {
            return _replaced.Select(reference => reference.TryGetTarget(out AcsCallingSession? session) ? session : null).OfType<AcsCallingSession>().ToArray();
        }
    }

    private static SessionStore Create(Runspace runspace)
    {
        var store = new SessionStore();
        runspace.StateChanged += (_, arguments) =>
        {
            // A secret must not outlive the runspace that it was supplied to.
            if (arguments.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                store.CloseAll();
            }
        };
        return store;
    }
}
