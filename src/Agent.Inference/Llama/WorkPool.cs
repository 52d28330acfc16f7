using System.Runtime.InteropServices;

namespace Agent.Inference.Llama;

/// <summary>
/// A few threads that share out the chunks of one computation at a time. The caller works too, and waits for the work,
/// not for the workers: one that was put aside by the system costs its chunk at most. Idle workers spin briefly, then park.
/// </summary>
internal sealed class WorkPool : IDisposable
{
    private const int Spins = 2000;
    private const int Yields = 100;
    private readonly Thread[] _workers;
    private readonly SemaphoreSlim _wake = new(0);
    private IWork? _work;
    private Shared _shared;

    public WorkPool(int threads)
    {
        Threads = threads;
        _workers = new Thread[threads - 1];
        for (var i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(Serve) { IsBackground = true, Name = $"inference {i + 1}" };
            _workers[i].Start();
        }
    }

    public int Threads { get; }

    /// <summary>Returns when every chunk is done. One call at a time.</summary>
    public void Run(IWork work, int chunks)
    {
        if (chunks <= 1 || _workers.Length == 0)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                work.Do(chunk);
            }

            return;
        }

        _work = work;
        _shared.Done = 0;
        var ticket = Ticket.Next(_shared.Ticket, chunks);
        // The exchange is a full fence: either this thread sees a parked worker or the worker sees the ticket.
        Interlocked.Exchange(ref _shared.Ticket, ticket);
        if (Volatile.Read(ref _shared.Parked) > 0 && Interlocked.Exchange(ref _shared.Parked, 0) is > 0 and var parked)
        {
            _wake.Release(parked);
        }

        Help(Ticket.Epoch(ticket));
        var wait = new SpinWait();
        while (Volatile.Read(ref _shared.Done) < chunks)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref _shared.Stopped, true);
        _wake.Release(_workers.Length + 1);
        foreach (var worker in _workers)
        {
            worker.Join();
        }

        _wake.Dispose();
    }

    private void Help(uint epoch)
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _shared.Ticket);
            if (Ticket.Epoch(ticket) != epoch || !Ticket.HasNext(ticket))
            {
                return;
            }

            // Success proves that the run of this epoch still waits for this chunk, so _work is its work.
            if (Interlocked.CompareExchange(ref _shared.Ticket, ticket + 1, ticket) == ticket)
            {
                _work!.Do(Ticket.Chunk(ticket));
                Interlocked.Increment(ref _shared.Done);
            }
        }
    }

    private void Serve()
    {
        while (!Volatile.Read(ref _shared.Stopped))
        {
            var ticket = Volatile.Read(ref _shared.Ticket);
            if (Ticket.HasNext(ticket) || SpinForWork())
            {
                Help(Ticket.Epoch(Volatile.Read(ref _shared.Ticket)));
            }
            else
            {
                Park();
            }
        }
    }

    private bool SpinForWork()
    {
        for (var i = 0; i < Spins + Yields; i++)
        {
            if (Ticket.HasNext(Volatile.Read(ref _shared.Ticket)))
            {
                return true;
            }

            if (i < Spins)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }

        return false;
    }

    private void Park()
    {
        Interlocked.Increment(ref _shared.Parked);
        if (Ticket.HasNext(Volatile.Read(ref _shared.Ticket)) && TryUnpark())
        {
            return;
        }

        _wake.Wait();
    }

    /// <summary>Takes this worker's own mark back; false when a run has already counted it and will release it.</summary>
    private bool TryUnpark()
    {
        while (Volatile.Read(ref _shared.Parked) is > 0 and var parked)
        {
            if (Interlocked.CompareExchange(ref _shared.Parked, parked - 1, parked) == parked)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which run it is, how many chunks it has, and which is next, in one word that changes in one step.</summary>
    private static class Ticket
    {
        public static ulong Next(ulong ticket, int chunks) => ((ulong)(Epoch(ticket) + 1) << 32) | ((ulong)(uint)chunks << 16);

        public static uint Epoch(ulong ticket) => (uint)(ticket >> 32);

        public static int Chunk(ulong ticket) => (int)(ticket & 0xffff);

        public static bool HasNext(ulong ticket) => (ticket & 0xffff) < ((ticket >> 16) & 0xffff);
    }

    // Each on cache lines of its own, so that waiting for one does not slow the others.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Shared
    {
        [FieldOffset(128)]
        public ulong Ticket;
        [FieldOffset(256)]
        public int Done;
        [FieldOffset(384)]
        public int Parked;
        [FieldOffset(448)]
        public bool Stopped;
    }
}
