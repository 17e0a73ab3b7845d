// Under mutation a failed property is a killed mutant: nobody reads its smallest counterexample.
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
